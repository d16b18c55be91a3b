/** What a media type means for the client: in which form a body of it is written or read, if any. */

/** Whether a media type is JSON: `application/json`, or any with the suffix `+json`. */
export function isJsonType(mediaType: string): boolean {
  return /^(application\/json|[\w.-]+\/[\w.+-]+\+json)\s*(;|$)/i.test(mediaType) && !isStreamType(mediaType);
}

/** Whether a media type is text that is no stream of events. */
export function isTextType(mediaType: string): boolean {
  return /^(text\/|application\/xml\s*(;|$)|[\w.-]+\/[\w.-]+\+xml)/i.test(mediaType) && !isStreamType(mediaType);
}

/** Whether a media type is a form of pairs. */
export function isFormType(mediaType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(mediaType);
}

/** Whether a media type is a form of parts. */
export function isMultipartType(mediaType: string): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(mediaType);
}

/** Whether a body of the media type is taken as the bytes it is. */
export function isBinaryType(mediaType: string): boolean {
  const isOther = isJsonType(mediaType) || isTextType(mediaType) || isFormType(mediaType);
  return !isOther && !isStreamType(mediaType) && !/^multipart\//i.test(mediaType);
}

const streamType = /^(text\/event-stream|application\/((x-)?(ndjson|jsonl|jsonlines)|stream\+json|([\w.-]+\+)?json-seq))\s*(;|$)/i;

/** Whether a media type is a sequence of values, each of which means something before the next one comes. */
export function isStreamType(mediaType: string): boolean {
  return streamType.test(mediaType);
}
