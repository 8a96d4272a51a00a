// The onboarding form in React: the document with its sides, the proof of address, the terms; the rules are the schema.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type Context, createValidator, type Validator } from "dossier-check";
import { type ReactNode, useState } from "react";
import { createRoot } from "react-dom/client";
import { type FieldPath, useForm } from "react-hook-form";

interface Slot {
  side?: string;
  uri?: string;
}
interface Body {
  identifying_documents: {
    type?: string;
    number?: string;
    country?: string;
    state?: string;
    issue_date?: string;
    expiry_date?: string;
    files: Slot[];
  }[];
  address_documents: { type?: string; country?: string; files: Slot[] }[];
  tos_policies_value?: string;
}
type Name = FieldPath<Body>;

const sidesOf = (type: string | undefined): Slot[] =>
  type === "PASSPORT" || !type ? [{}] : [{ side: "FRONT" }, { side: "BACK" }];

// What has not been filled in is absent from the body.
const setValueAs = (value: string) => value || undefined;

function Onboarding({ dossier, context }: { dossier: Validator; context: Context }) {
  const form = useForm<Body>({
    defaultValues: {
      identifying_documents: [{ files: sidesOf("") }],
      address_documents: [{ files: [{}] }],
    },
    resolver: standardSchemaResolver(dossier.standardSchema<Body>(context)),
  });
  const { register, handleSubmit, setValue, watch, formState } = form;
  const [type, country] = watch([
    "identifying_documents.0.type",
    "identifying_documents.0.country",
  ]);
  const [sent, setSent] = useState(false);
  const whole = formState.errors as { request?: { message?: string } };

  const field = (name: Name, label: string, input: (attributes: object) => ReactNode) => {
    const { error } = form.getFieldState(name, formState);
    return (
      <p>
        <label htmlFor={name}>{label}</label>
        {error && (
          <span className="dossier-error" id={`${name}-error`}>
            {error.message}
          </span>
        )}
        {input({
          id: name,
          "aria-invalid": error !== undefined,
          "aria-describedby": error && `${name}-error`,
        })}
      </p>
    );
  };
  const text = (name: Name, label: string, options: { deps?: Name; date?: boolean } = {}) =>
    field(name, label, (attributes) => (
      <input
        {...attributes}
        type={options.date ? "date" : "text"}
        {...register(name, { setValueAs, ...(options.deps && { deps: options.deps }) })}
      />
    ));
  // A file is uploaded as soon as it is chosen, and its link stands in the body.
  const upload = (name: Name, label: string) =>
    field(name, label, (attributes) => (
      <input
        {...attributes}
        type="file"
        onChange={({ target }) => {
          const [file] = target.files!;
          setValue(name, file && `/uploads/${file.name}`, {
            shouldValidate: formState.isSubmitted,
          });
        }}
      />
    ));

  return (
    <>
      <h1>Your documents</h1>
      <form
        noValidate
        onSubmit={handleSubmit((body) => (globalThis.submitted.push(body), setSent(true)))}
      >
        {whole.request && (
          <div role="alert" className="dossier-notice">
            {whole.request.message}
          </div>
        )}
        {field("identifying_documents.0.type", "Document", (attributes) => (
          <select
            {...attributes}
            {...register("identifying_documents.0.type", {
              setValueAs,
              onChange: ({ target }) =>
                setValue("identifying_documents.0.files", sidesOf(target.value)),
            })}
          >
            <option value="">Choose one</option>
            <option value="PASSPORT">Passport</option>
            <option value="DRIVERS_LICENSE">Driver's license</option>
          </select>
        ))}
        {text("identifying_documents.0.number", "Number")}
        {text("identifying_documents.0.country", "Country", {
          deps: "identifying_documents.0.state",
        })}
        {type === "DRIVERS_LICENSE" &&
          country === "USA" &&
          field("identifying_documents.0.state", "State", (attributes) => (
            <input
              {...attributes}
              {...register("identifying_documents.0.state", { setValueAs, shouldUnregister: true })}
            />
          ))}
        {text("identifying_documents.0.issue_date", "Issued on", {
          date: true,
          deps: "identifying_documents.0.expiry_date",
        })}
        {text("identifying_documents.0.expiry_date", "Valid until", { date: true })}
        {sidesOf(type).map(({ side }, i) => (
          <div key={`${type} ${i}`}>
            {upload(`identifying_documents.0.files.${i}.uri`, side ? `Photo, ${side}` : "Photo")}
          </div>
        ))}
        {field("address_documents.0.type", "Proof of address", (attributes) => (
          <select {...attributes} {...register("address_documents.0.type", { setValueAs })}>
            <option value="">Choose one</option>
            <option value="BANK_STATEMENT">Bank statement</option>
          </select>
        ))}
        {text("address_documents.0.country", "Country of the address")}
        {upload("address_documents.0.files.0.uri", "Photo of the proof")}
        {field("tos_policies_value", "I accept the terms of service.", (attributes) => (
          <input
            {...attributes}
            type="checkbox"
            onChange={({ target }) =>
              setValue(
                "tos_policies_value",
                target.checked ? context.tos_policies_value! : undefined!,
                { shouldValidate: formState.isSubmitted },
              )
            }
          />
        ))}
        <button>Send</button>
        {sent && <p role="status">Sent.</p>}
      </form>
    </>
  );
}

Object.assign(globalThis, {
  submitted: [],
  async start(context: Context) {
    const dossier = await createValidator();
    const root = createRoot(document.querySelector("main")!);
    root.render(<Onboarding dossier={dossier} context={context} />);
    Object.assign(globalThis, { dossier });
  },
});
document.title = "ready";
