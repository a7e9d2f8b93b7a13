package dev.ringway.callstore.call;

import java.time.Instant;

/**
 * A kept report that its call or recording could not take: it counts for nothing until a record of the same id takes its
 * place.
 *
 * @param reason a sentence that names fields and never their values
 */
public record EventRefusal(String reason, Instant at) {}
