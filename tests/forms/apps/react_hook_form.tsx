// A form of React Hook Form with the rules as its schema.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";

import { fields, provide, schemaOf, type Setup, type Values } from "./setup";

function Form({ setup }: { setup: Setup }) {
  const {
    register,
    handleSubmit,
    formState: { errors },
    getFieldState,
    formState,
  } = useForm<Values>({
    defaultValues: setup.values,
    resolver: standardSchemaResolver(schemaOf(setup)),
  });
  const whole = errors as { request?: { message?: string } };
  return (
    <form onSubmit={handleSubmit((values) => globalThis.submitted.push(values))} noValidate>
      {fields.map((name) => (
        <label key={name}>
          {name}
          <input {...register(name)} />
          <output data-error={name}>{getFieldState(name, formState).error?.message}</output>
        </label>
      ))}
      <output data-error="root">{errors.root?.message}</output>
      <output data-error="request">{whole.request?.message}</output>
      <button>Send</button>
    </form>
  );
}

provide((setup, element) => createRoot(element).render(<Form setup={setup} />));
