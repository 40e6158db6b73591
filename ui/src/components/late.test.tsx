import { render, screen } from "@testing-library/react";
import { Component, useLayoutEffect, type ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { late } from "./late";

const Page = () => <p>page</p>;

class Catch extends Component<{ children: ReactNode }, { said: string }> {
  override state = { said: "" };
  static getDerivedStateFromError = (error: Error) => ({ said: error.message });
  override render() {
    return this.state.said === "" ? this.props.children : <p>{this.state.said}</p>;
  }
}

it("what_was_loaded_before_is_there_at_once", async () => {
  const load = vi.fn(() => Promise.resolve(Page));
  const Shown = late(load);
  await Shown.preload();
  render(<Shown />);
  expect(screen.getByText("page")).toBeInTheDocument();
  expect(load).toHaveBeenCalledTimes(1);
});

it("what_was_not_loaded_appears_when_it_has_come", async () => {
  const Shown = late(() => Promise.resolve(Page));
  render(<Shown />);
  expect(screen.queryByText("page")).toBeNull();
  expect(await screen.findByText("page")).toBeInTheDocument();
});

it("a_failed_load_goes_to_the_boundary_and_can_be_tried_again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const load = vi.fn<() => Promise<typeof Page>>().mockRejectedValueOnce(new Error("cut off")).mockResolvedValue(Page);
  const Shown = late(load);
  render(<Catch><Shown /></Catch>);
  expect(await screen.findByText("cut off")).toBeInTheDocument();
  render(<Catch><Shown /></Catch>);
  expect(await screen.findByText("page")).toBeInTheDocument();
});

it("what_comes_between_drawing_and_asking_is_shown", async () => {
  // Comes at once, while the gap has been drawn but has not asked for anything yet.
  const atOnce = { then: (take: (page: typeof Page) => void) => Promise.resolve(take(Page)) };
  const Shown = late(() => atOnce as unknown as Promise<typeof Page>);
  function Hurry() {
    useLayoutEffect(() => void Shown.preload(), []);
    return null;
  }
  render(<><Shown /><Hurry /></>);
  expect(await screen.findByText("page")).toBeInTheDocument();
});
