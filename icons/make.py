#!/usr/bin/env python3
"""Renders icon.svg and icon-small.svg to the sizes that tauri.conf.json names. Needs rsvg-convert.

An .ico and an .icns are lists of PNG files with a head, so no further tool is needed.
"""
import pathlib
import struct
import subprocess

HERE = pathlib.Path(__file__).parent


def png(size):
    source = HERE / ("icon-small.svg" if size <= 32 else "icon.svg")
    done = subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), source], check=True, capture_output=True)
    return done.stdout


def ico(sizes):
    pictures = [png(size) for size in sizes]
    offset = 6 + 16 * len(sizes)
    head = struct.pack("<HHH", 0, 1, len(sizes))
    for size, picture in zip(sizes, pictures):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + b"".join(pictures)


def icns():
    kinds = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
             b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512}
    body = b""
    for kind, size in kinds.items():
        picture = png(size)
        body += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(body) + 8) + body


for name, size in {"32x32": 32, "128x128": 128, "128x128@2x": 256, "icon": 512}.items():
    (HERE / f"{name}.png").write_bytes(png(size))
# The first entry is the one Tauri's own tools take for the window.
(HERE / "icon.ico").write_bytes(ico([32, 16, 24, 48, 64, 256]))
(HERE / "icon.icns").write_bytes(icns())
