package dev.ringway.starter.audit;

import dev.ringway.starter.security.Caller;
import java.util.Optional;

/** Who asks for a write, from where, in which trace. */
public record Writer(Caller caller, Optional<String> remoteAddress, Optional<String> traceId) {}
