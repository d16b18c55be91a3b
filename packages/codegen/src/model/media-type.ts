/** What a media type means for the client: read as JSON, as text, or not at all. */

/** Whether a media type is JSON: `application/json`, or any with the suffix `+json`. */
export function isJsonType(mediaType: string): boolean {
  return /^(application\/json|[\w.-]+\/[\w.+-]+\+json)\s*(;|$)/i.test(mediaType);
}

/** Whether a media type is plain text that is no stream of events. */
export function isTextType(mediaType: string): boolean {
  return /^text\//i.test(mediaType) && !/^text\/event-stream\s*(;|$)/i.test(mediaType);
}
