package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Transition;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import java.time.Instant;
import java.util.Optional;

/**
 * That a campaign went from one status to another.
 *
 * @param campaignVersion the version of the campaign that came of it
 * @param action schedule, unschedule, start, pause, resume, stop, complete, archive
 * @param by who asked for it, or system
 * @param hangUp whether live calls were to be ended too
 */
record TransitionView(
        long campaignVersion,
        String action,
        String from,
        String to,
        String by,
        Optional<String> reason,
        boolean hangUp,
        Instant at) {

    static TransitionView of(Transition transition, Caller caller) {
        return new TransitionView(
                transition.campaignVersion(),
                transition.action().text(),
                transition.from().text(),
                transition.to().text(),
                transition.by(),
                transition.reason().map(text -> DataMask.shownTo(caller, text)),
                transition.hangUp(),
                transition.at());
    }
}
