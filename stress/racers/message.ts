/** What goes between a run and its racers: plain JSON with a tag. */
export interface Message {
  readonly _tag: string;
}

/** The message that was to come next; another one is a defect of the run. */
export const expectTag = <M extends Message, T extends M['_tag']>(
  message: M,
  tag: T,
): Extract<M, { readonly _tag: T }> => {
  if (message._tag !== tag) throw new Error(`a message ${message._tag} came where ${tag} was to come`);
  return message as Extract<M, { readonly _tag: T }>;
};
