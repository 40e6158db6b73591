import { beforeEach, expect, it } from "vitest";
import { FakeRust, installFake } from "../test/fake";
import { sendFile, Stopped } from "./file";

let rust: FakeRust;

beforeEach(() => {
  rust = new FakeRust();
  installFake(rust);
});

const MIB = 1024 * 1024;
const bytes = new Uint8Array(2 * MIB + 3).map((_, at) => (at * 31) % 251);

it("a_file_goes_over_in_pieces_of_a_mebibyte_and_arrives_as_it_was", async () => {
  const steps: number[] = [];
  const stored = await sendFile(new File([bytes], "scan.pdf"), (done) => steps.push(done));
  expect(steps).toEqual([0, MIB, 2 * MIB]);
  expect(stored.size).toBe(bytes.length);
  const kept = rust.files.get(stored.id)?.base64 ?? "";
  const binary = atob(kept);
  expect(binary.length).toBe(bytes.length);
  expect([0, 1, MIB - 1, MIB, 2 * MIB + 2].every((at) => binary.charCodeAt(at) === bytes[at])).toBe(true);
});

it("a_stopped_or_failed_file_is_given_up", async () => {
  const stop = (done: number) => {
    if (done > 0) throw new Stopped("scan.pdf");
  };
  await expect(sendFile(new File([bytes], "scan.pdf"), stop)).rejects.toThrow(Stopped);
  expect(rust.calls.at(-1)).toBe("upload_cancel");
  rust.more["upload_piece"] = () => {
    throw { code: "disk_full", field: null, message: "磁盘已满。", mend: "" };
  };
  await expect(sendFile(new File([bytes], "scan.pdf"))).rejects.toThrow("磁盘已满");
  expect(rust.files.size).toBe(0);
});
