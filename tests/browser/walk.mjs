// How a person walks through the onboarding form, by the labels that are on it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "dossier-files-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A photo of a document, as ImageMagick makes it, large enough for reviewers. */
function photo(name, colors) {
  const path = join(folder, name);
  const args = ["-seed", "7", "-size", "1400x900", `plasma:${colors}`, "-quality", "92", path];
  const { status, stderr } = spawnSync("convert", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`convert: ${stderr}`);
  return path;
}

/** A file on disk. */
function written(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const pdf = (name, text) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });

export const files = {
  front: photo("front.jpg", "#d8c9a0-#7a93ab"),
  back: photo("back.jpg", "#b9c9d8-#54708c"),
  selfie: photo("selfie.png", "#e6cdbd-#8f6a58"),
  statement: written("statement.pdf", `%PDF-1.7\n${" ".repeat(120_000)}\n%%EOF\n`),
  cut: pdf("cut.pdf", `%PDF-1.7\n${" ".repeat(120_000)}`),
  heic: {
    name: "IMG_0042.HEIC",
    mimeType: "image/heic",
    buffer: Buffer.from("\0\0\0\x18ftypheic"),
  },
};

/** A file as a page can make one of it, for a drop. */
export const asData = (file) => ({
  name: file.name ?? file.slice(file.lastIndexOf("/") + 1),
  base64: (file.buffer ?? readFileSync(file)).toString("base64"),
});

export const label = (page, name) => page.getByLabel(name, { exact: true });
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
/** The slot of that name. */
export const slot = (page, name) => page.locator(".slot").filter({ hasText: name });
export const choose = (page, name, file) =>
  slot(page, name).locator("input[id]").setInputFiles(file);
export const uploaded = (page, name) =>
  slot(page, name).and(page.locator("[data-state=ready]")).waitFor();

/** Tells who the person is, and waits for the documents' form. */
export async function beginAs(page, { selfie = false, country = "USA" } = {}) {
  await page.waitForSelector("#form form");
  if (selfie) await label(page, "The client asks for a selfie").check();
  await label(page, "First name").fill("Ada");
  await label(page, "Last name").fill("Lovelace");
  await label(page, "Email address").fill("ada@example.com");
  await label(page, "Country where you live").selectOption(country);
  await press(page, "Continue");
  await page.waitForSelector("form.documents");
}

/** Fills the documents in, so that nothing is left to say. */
export async function fillDocuments(page, { number = "D1234567", selfie = false } = {}) {
  await label(page, "Which country issued it?").selectOption("USA");
  await label(page, "Driver’s license").check();
  await label(page, "Document number").fill(number);
  await page.getByLabel("State that issued it").fill("US-CA");
  await label(page, "Date of expiry").fill("2099-06-01");
  await choose(page, "Front", files.front);
  await choose(page, "Back", files.back);
  if (selfie) await choose(page, "Your selfie", files.selfie);
  await label(page, "Bank statement").check();
  await choose(page, "The statement", files.statement);
  await label(page, "I have read the terms and agree to them").check();
  for (const name of ["Front", "Back", ...(selfie ? ["Your selfie"] : []), "The statement"]) {
    await uploaded(page, name);
  }
}

export const send = (page) => press(page, "Send my documents");
/** Waits for a status on the page. */
export const shows = (page, status) => page.waitForSelector(`.outcome[data-status=${status}]`);
