import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Every browser that the pages run in reads woff2; the older copies of each font subset would only fill the disk. */
function woff2Only(): Plugin {
  return {
    name: "attain-woff2-only",
    enforce: "pre",
    transform: {
      filter: { id: /@fontsource.*\.css$/ },
      handler: (code) => ({
        code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ""),
        map: null,
      }),
    },
  };
}

/** Kept together because they change together, and every page needs them. */
const platform =
  /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack[\\/](react-query|query-core)|i18next|react-i18next)[\\/]/;

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [woff2Only(), react()],
  server: {
    port: 5173,
    fs: { allow: [fileURLToPath(new URL("..", import.meta.url))] },
    // Sources of web/api are served by Vite itself.
    proxy: {
      "^/api/(?!.*[.]tsx?([?]|$))": {
        target: process.env.ATTAIN_API ?? "http://localhost:3000",
        changeOrigin: false,
      },
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "platform", test: platform }] },
      },
    },
  },
});
