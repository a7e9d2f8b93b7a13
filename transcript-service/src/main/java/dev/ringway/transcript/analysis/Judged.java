package dev.ringway.transcript.analysis;

import java.util.Set;

/**
 * What a language model has found.
 *
 * @param model its name
 */
public record Judged(String model, Set<Finding> found) {

    public Judged {
        found = Set.copyOf(found);
    }
}
