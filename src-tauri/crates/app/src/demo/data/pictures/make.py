#!/usr/bin/env python3
"""Draws the pictures of the sample company: logos, seals and scans of certificates, all invented.

Needs rsvg-convert, Pillow and a Chinese font. The scans name no dates, because the sample's certificates expire
relative to the day on which it is loaded.
"""
import io
import pathlib
import subprocess

from PIL import Image

HERE = pathlib.Path(__file__).parent
SOFTWARE, SERVICES = "宁渚栎舟软件有限公司", "宁渚栎舟信息服务有限公司"

CERTIFICATE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 1188" font-family="Noto Serif CJK SC">
<rect width="840" height="1188" fill="#FFFFFF"/>
<rect x="40" y="40" width="760" height="1108" fill="none" stroke="{colour}" stroke-width="8"/>
<rect x="56" y="56" width="728" height="1076" fill="none" stroke="{colour}" stroke-width="2"/>
<g fill="#222222" text-anchor="middle">
<text x="420" y="210" font-size="{size}" font-weight="bold">{title}</text>
<text x="420" y="275" font-size="24">证书编号：{number}</text>
<text x="420" y="420" font-size="26">{lead}</text>
<text x="420" y="500" font-size="38" font-weight="bold">{company}</text>
<text x="420" y="590" font-size="26">{line1}</text>
<text x="420" y="655" font-size="30">{line2}</text>
<text x="420" y="735" font-size="26">{line3}</text>
<text x="420" y="1010" font-size="28">{issuer}</text>
<text x="420" y="1070" font-size="22">样张 · 虚构，仅供演示</text>
</g>
<g transform="translate(590 930) rotate(-8)" fill="none" stroke="#C8332B">
<circle r="82" stroke-width="7"/><text y="9" font-size="25" fill="#C8332B" stroke="none" text-anchor="middle">证书专用章</text>
</g></svg>"""

SEAL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 420" font-family="Noto Serif CJK SC">
<g fill="#C8332B"><circle cx="210" cy="210" r="196" fill="none" stroke="#C8332B" stroke-width="12"/>
{letters}<path d="M210 140l16 50h53l-43 31 16 50-42-31-42 31 16-50-43-31h53z"/>
<text x="210" y="340" font-size="30" text-anchor="middle">样章</text></g></svg>"""

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" font-family="Noto Sans CJK SC">
<path d="M14 74c20 22 72 22 92 0l-8 26c-20 12-56 12-76 0z" fill="{colour}"/><path d="M56 12h8v54h-8z" fill="{colour}"/>
<path d="M68 16c24 10 34 26 36 46H68z" fill="#D9822B"/>
<text x="128" y="84" font-size="60" font-weight="bold" fill="{colour}">{name}</text></svg>"""

CERTIFICATES = [
    ("quality", "质量管理体系认证证书", 52, "LC-Q-0418", "兹证明", SOFTWARE, "建立的质量管理体系符合标准", "GB/T 19001-2016",
     "覆盖范围：应用软件的设计、开发和服务", "澜川认证中心", "#1F4E8C"),
    ("security", "信息安全管理体系认证证书", 48, "LC-S-0233", "兹证明", SOFTWARE, "建立的信息安全管理体系符合标准",
     "GB/T 22080-2025", "覆盖范围：应用软件的开发、实施和运行维护", "澜川认证中心", "#2F6B4F"),
    ("service", "信息技术服务管理体系认证证书", 44, "LC-I-0127", "兹证明", SOFTWARE, "建立的信息技术服务管理体系符合标准",
     "GB/T 24405.1", "覆盖范围：应用软件的运行维护服务", "澜川认证中心", "#6B3F7A"),
    ("copyright", "计算机软件著作权登记证书", 48, "软著登字第0908172号", "著作权人", SOFTWARE, "软件名称",
     "栎舟智慧服务平台软件 V9.0", "权利取得方式：原始取得　权利范围：全部权利", "（登记机关）", "#8A2B2B"),
    ("enterprise", "软件企业证书", 56, "宁渚RQ-0356", "兹证明", SOFTWARE, "经评估", "符合软件企业评估标准", "评估单位盖章有效",
     "宁渚市软件行业协会", "#8A6A2F"),
    ("operations", "运行维护服务能力证书", 50, "LC-O-0075", "兹证明", SERVICES, "运行维护服务能力达到", "三级", "覆盖范围：应用系统运行维护",
     "澜川认证中心", "#2B6A80"),
]


def letters(company):
    step = 250 / (len(company) - 1)
    size = 40 if len(company) < 11 else 36
    return "".join(f'<text x="210" y="74" font-size="{size}" text-anchor="middle" transform="rotate({-125 + step * n:.1f} 210 210)">{letter}</text>'
                   for n, letter in enumerate(company))


def draw(name, svg, width, colours):
    done = subprocess.run(["rsvg-convert", "-w", str(width)], input=svg.encode(), check=True, capture_output=True)
    picture = Image.open(io.BytesIO(done.stdout))
    if colours:
        picture = picture.convert("RGB").quantize(colours)
    picture.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    for name, title, size, number, lead, company, line1, line2, line3, issuer, colour in CERTIFICATES:
        draw(name, CERTIFICATE.format(title=title, size=size, number=number, lead=lead, company=company, line1=line1,
                                      line2=line2, line3=line3, issuer=issuer, colour=colour), 840, 16)
    draw("seal_software", SEAL.format(letters=letters(SOFTWARE)), 420, None)
    draw("seal_services", SEAL.format(letters=letters(SERVICES)), 420, None)
    draw("logo_software", LOGO.format(name="栎舟软件", colour="#1F4E8C"), 480, None)
    draw("logo_services", LOGO.format(name="栎舟服务", colour="#2B6A80"), 480, None)
