package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.dial.PreFlightTally;
import dev.ringway.campaign.intake.PreFlight;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would become of a campaign's contacts if it were active at a moment.
 *
 * @param at that moment
 * @param contacts how many were looked at
 * @param toDial would be called, as far as rates and concurrency allow
 * @param underWay are being called
 * @param over were called, and are not called again
 * @param skipped all others by their reason, the largest group first
 * @param next to be sent as {@code cursor} to look at the following contacts; left out when all were looked at
 */
record PreFlightView(
        Instant at,
        long contacts,
        long toDial,
        long underWay,
        long over,
        List<Skipped> skipped,
        Optional<String> next) {

    /**
     * @param reason its code
     * @param ends they are never called by this campaign; else they wait
     * @param earliest when the first of them may be called, where passing time alone changes it
     * @param examples five of them at most
     */
    record Skipped(String reason, boolean ends, long contacts, Optional<Instant> earliest, List<Example> examples) {}

    /** @param phoneNumber E.164, masked for who may not see numbers */
    record Example(String contactId, String phoneNumber, Optional<String> contactName) {}

    static PreFlightView of(Instant at, PreFlight.Look look, Optional<String> next, Caller caller) {
        PreFlightTally.Result counted = look.counted();
        return new PreFlightView(
                at,
                counted.contacts(),
                counted.toDial(),
                counted.underWay(),
                counted.over(),
                counted.groups().stream().map(group -> skipped(group, caller)).toList(),
                next);
    }

    private static Skipped skipped(PreFlightTally.Group group, Caller caller) {
        return new Skipped(
                group.reason(),
                group.ends(),
                group.contacts(),
                group.earliest(),
                group.examples().stream().map(member -> example(member, caller)).toList());
    }

    private static Example example(CampaignContact member, Caller caller) {
        return new Example(
                member.contactId(),
                PhoneMask.shownTo(caller, member.contact().phoneNumber()),
                member.contact().name().map(name -> DataMask.shownTo(caller, name)));
    }
}
