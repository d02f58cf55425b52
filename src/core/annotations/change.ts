/** A change of the annotations that was carried out. */
export interface Change<Made = unknown> {
  /** What the change gave back, such as the ids of what it made. */
  readonly made: Made;
  /** Fulfilled when the sidecar is written, or kept for another try where that failed. */
  readonly written: Promise<void>;
}

/** The same change, once it is written. */
export async function whenWritten<Made>(changing: Promise<Change<Made> | undefined>): Promise<Change<Made> | undefined> {
  const change = await changing;
  await change?.written;
  return change;
}
