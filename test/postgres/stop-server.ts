/** After the last test. */
const stop = async (): Promise<void> => {
  await globalThis.taskledgerTestPostgres?.remove();
};

export default stop;
