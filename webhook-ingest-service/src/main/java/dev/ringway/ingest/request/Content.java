package dev.ringway.ingest.request;

/**
 * What a provider gets for an answer that has more to say than that the request was taken.
 *
 * @param mediaType e.g. {@code text/xml;charset=UTF-8}
 * @param body read only
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes go out as they came in; nobody compares them
public record Content(String mediaType, byte[] body) {}
