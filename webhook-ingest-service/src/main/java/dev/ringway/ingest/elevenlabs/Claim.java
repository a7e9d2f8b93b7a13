package dev.ringway.ingest.elevenlabs;

import dev.ringway.ingest.request.Refusal;

/** What the headers alone say of a request, before a byte of its body is read. */
public sealed interface Claim {

    /** It cannot be genuine, whatever its body. */
    record Refused(Refusal reason) implements Claim {}

    /** It is genuine if its body fits the signature. */
    record Made(BodySignature signature) implements Claim {}
}
