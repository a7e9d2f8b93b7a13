package dev.ringway.starter.problems;

import java.util.Optional;

/** A bean of this type says what problem an exception of its own is; asked before the built-in answers. */
@FunctionalInterface
public interface ProblemMapping {

    Optional<ProblemException> of(Throwable failure);
}
