/** Object.hasOwn(), which older engines lack. */
export const has = (object: object, name: PropertyKey): boolean =>
  Object.prototype.hasOwnProperty.call(object, name);

/** An option that an object has, such as the signal of an AbortController: what somebody has put into Object.prototype is none. */
export function own<Options extends object, Name extends keyof Options>(
  options: Options | null | undefined,
  name: Name,
): Options[Name] | undefined {
  const value = options?.[name];
  return value === (Object.prototype as Partial<Options>)[name] ? undefined : value;
}
