package dev.ringway.campaign.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * That the person agreed to be called.
 *
 * @param basis what allows the call, e.g. contract, opt-in
 * @param source where that is written down
 */
public record Consent(String basis, Optional<Instant> at, Optional<String> source) {}
