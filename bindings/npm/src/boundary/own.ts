/** Object.hasOwn(), which older engines lack. */
export const has = (object: object, name: PropertyKey): boolean =>
  Object.prototype.hasOwnProperty.call(object, name);

/** An option that an object has itself: what somebody has put into Object.prototype is none. */
export const own = <Options extends object, Name extends keyof Options>(
  options: Options | null | undefined,
  name: Name,
): Options[Name] | undefined => (options && has(options, name) ? options[name] : undefined);
