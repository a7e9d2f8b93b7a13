package dev.ringway.campaign.campaign;

import java.util.List;

/**
 * Which consent a contact must have given.
 *
 * @param bases of which one is enough; empty: any
 */
public record ConsentRule(boolean required, List<String> bases) {

    public static final ConsentRule NONE = new ConsentRule(false, List.of());

    public ConsentRule {
        bases = List.copyOf(bases);
    }
}
