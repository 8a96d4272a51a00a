// A form of VeeValidate with the rules as its schema.
import { useField, useForm } from "vee-validate";
import { createApp, defineComponent, h } from "vue";

import { fields, provide, type Schema, schemaOf, type Setup } from "./setup";

// Version 5 takes a Standard Schema; version 4 has a type of its own for schemas, which this is.
declare const VEE_VALIDATE: number;
const adapted = (schema: Schema) => ({
  ...schema,
  __type: "VVTypedSchema",
  async parse(values: unknown) {
    const result = await schema["~standard"].validate(values);
    if (!result.issues) return { value: result.value, errors: [] };
    const errors = result.issues.map(({ path, message }) => ({
      path: (path ?? []).map(String).join("."),
      errors: [message],
    }));
    return { errors };
  },
});

const Input = defineComponent({
  props: { name: { type: String, required: true } },
  setup({ name }) {
    const { value, errorMessage, meta } = useField<string>(name);
    return () =>
      h("label", [
        name,
        h("input", {
          name,
          value: value.value,
          onInput: (event: Event) => (value.value = (event.target as HTMLInputElement).value),
        }),
        h("output", { "data-error": name }, meta.touched ? errorMessage.value : ""),
      ]);
  },
});

const Form = (setup: Setup) =>
  defineComponent({
    setup() {
      const schema = schemaOf(setup);
      const { handleSubmit, errors } = useForm({
        initialValues: setup.values,
        validationSchema: VEE_VALIDATE === 5 ? schema : (adapted(schema) as never),
      });
      const submit = handleSubmit((values) => void globalThis.submitted.push(values));
      const errorAt = (name: string) => (errors.value as Record<string, string>)[name];
      return () =>
        h("form", { onSubmit: submit, novalidate: true }, [
          ...fields.map((name) => h(Input, { name })),
          h("output", { "data-error": "root" }, errorAt("")),
          h("output", { "data-error": "request" }, errorAt("request")),
          h("button", "Send"),
        ]);
    },
  });

provide((setup, element) => createApp(Form(setup)).mount(element));
