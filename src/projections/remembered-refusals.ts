/** The refusals of each task since its last event that is not one: the same is recorded once. */
export class RememberedRefusals {
  private readonly byTask = new Map<string, Map<string, number>>();

  remember(taskId: string, kind: string, data: string, position: number): void {
    const refused = this.byTask.get(taskId) ?? new Map<string, number>();
    this.byTask.set(taskId, refused.set(`${kind} ${data}`, position));
  }

  forget(taskId: string): void {
    this.byTask.delete(taskId);
  }

  /** The position of the refusal of that kind and with that very data. */
  find(taskId: string, kind: string, data: string): number | undefined {
    return this.byTask.get(taskId)?.get(`${kind} ${data}`);
  }
}
