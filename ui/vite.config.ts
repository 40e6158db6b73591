/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [react()],
  // The window's content policy forbids inline scripts and eval; 5173 is the devUrl of tauri.conf.json.
  server: { port: 5173, strictPort: true },
  build: {
    target: ["es2022", "safari16", "chrome111"],
    outDir: "dist",
    emptyOutDir: true,
    // WebKitGTK, WKWebView and WebView2 all preload modules themselves.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
