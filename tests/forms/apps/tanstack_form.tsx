// A form of TanStack Form with the rules as its schema.
import { useForm } from "@tanstack/react-form";
import { createRoot } from "react-dom/client";

import { fields, provide, schemaOf, type Setup, type Values } from "./setup";

/** The sentences of errors, which are issues of the schema. */
const say = (errors: readonly unknown[]) =>
  errors.map((error) => (error as { message: string }).message).join(" ");

function Form({ setup }: { setup: Setup }) {
  const form = useForm({
    defaultValues: setup.values as Values,
    validators: { onChange: schemaOf(setup) },
    onSubmit: ({ value }) => {
      globalThis.submitted.push(value);
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      {fields.map((name) => (
        <form.Field key={name} name={name.replace(/\.(\d+)/g, "[$1]") as "tos_policies_value"}>
          {(field) => (
            <label>
              {name}
              <input
                name={name}
                value={field.state.value}
                onChange={(event) => field.handleChange(event.target.value)}
              />
              <output data-error={name}>
                {field.state.meta.isTouched ? say(field.state.meta.errors) : ""}
              </output>
            </label>
          )}
        </form.Field>
      ))}
      <form.Subscribe selector={(state) => state.errors}>
        {(errors) => {
          const byPlace = errors.reduce<Record<string, readonly unknown[]>>(
            (all, error) => ({ ...all, ...(typeof error === "object" ? error : {}) }),
            {},
          );
          return (
            <>
              <output data-error="root">{say(byPlace[""] ?? [])}</output>
              <output data-error="request">{say(byPlace.request ?? [])}</output>
            </>
          );
        }}
      </form.Subscribe>
      <button>Send</button>
    </form>
  );
}

provide((setup, element) => createRoot(element).render(<Form setup={setup} />));
