package dev.ringway.campaign.campaign;

import static dev.ringway.campaign.campaign.CampaignStatus.ACTIVE;
import static dev.ringway.campaign.campaign.CampaignStatus.COMPLETED;
import static dev.ringway.campaign.campaign.CampaignStatus.DRAFT;
import static dev.ringway.campaign.campaign.CampaignStatus.PAUSED;
import static dev.ringway.campaign.campaign.CampaignStatus.SCHEDULED;
import static dev.ringway.campaign.campaign.CampaignStatus.STOPPED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is done to a campaign as a whole, with the one table of how it goes from one status to another. */
public enum CampaignAction {
    SCHEDULE,
    UNSCHEDULE,
    START,
    PAUSE,
    RESUME,
    STOP,
    COMPLETE,
    /** Out of the way, and as it is from then on: the status stays. */
    ARCHIVE;

    /** Who may, at the least. The system may do all of it. */
    public enum By {
        OPERATOR,
        ADMIN,
        SYSTEM
    }

    /** What does not stand here does not happen. */
    private Step step() {
        return switch (this) {
            case SCHEDULE -> Step.of(Set.of(DRAFT), SCHEDULED, By.ADMIN);
            case UNSCHEDULE -> Step.of(Set.of(SCHEDULED), DRAFT, By.ADMIN).withReason();
            case START -> Step.of(Set.of(DRAFT, SCHEDULED), ACTIVE, By.ADMIN);
            case PAUSE -> Step.of(Set.of(ACTIVE), PAUSED, By.OPERATOR).withReason();
            case RESUME -> Step.of(Set.of(PAUSED), ACTIVE, By.ADMIN).withReason();
            case STOP ->
                Step.of(Set.of(SCHEDULED, ACTIVE, PAUSED), STOPPED, By.ADMIN).withReason();
            case COMPLETE ->
                Step.of(Set.of(ACTIVE, PAUSED), COMPLETED, By.SYSTEM).withReason();
            case ARCHIVE -> new Step(Set.of(DRAFT, COMPLETED, STOPPED), Optional.empty(), By.ADMIN, true);
        };
    }

    /**
     * @param to empty: it stays where it is
     * @param reasoned whether somebody has to say why
     */
    private record Step(Set<CampaignStatus> from, Optional<CampaignStatus> to, By by, boolean reasoned) {

        static Step of(Set<CampaignStatus> from, CampaignStatus to, By by) {
            return new Step(from, Optional.of(to), by, false);
        }

        Step withReason() {
            return new Step(from, to, by, true);
        }
    }

    public static Optional<CampaignAction> of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text().equals(text))
                .findFirst();
    }

    /** What people can do with a campaign in this status. */
    public static Set<CampaignAction> possible(CampaignStatus status) {
        Set<CampaignAction> possible = EnumSet.noneOf(CampaignAction.class);
        Arrays.stream(values())
                .filter(action -> action.by() != By.SYSTEM && action.leadsFrom(status))
                .forEach(possible::add);
        return possible;
    }

    /** Where it leads from there. */
    public CampaignStatus to(CampaignStatus from) {
        return step().to().orElse(from);
    }

    /** Whether it is not done without a reason. */
    public boolean needsReason() {
        return step().reasoned();
    }

    /** Why it was done where nobody has to say it, and nobody did. */
    public String usualReason() {
        return switch (this) {
            case SCHEDULE -> "scheduled by hand, no reason was given";
            case START -> "started by hand, no reason was given";
            case UNSCHEDULE, PAUSE, RESUME, STOP, COMPLETE, ARCHIVE -> "no reason was given";
        };
    }

    public By by() {
        return step().by();
    }

    public boolean leadsFrom(CampaignStatus status) {
        return step().from().contains(status);
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
