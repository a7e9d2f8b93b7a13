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
    COMPLETE;

    /** Who may, at the least. The system may do all of it. */
    public enum By {
        OPERATOR,
        ADMIN,
        SYSTEM
    }

    /** What does not stand here does not happen. */
    private Step step() {
        return switch (this) {
            case SCHEDULE -> new Step(Set.of(DRAFT), SCHEDULED, By.ADMIN);
            case UNSCHEDULE -> new Step(Set.of(SCHEDULED), DRAFT, By.ADMIN);
            case START -> new Step(Set.of(DRAFT, SCHEDULED), ACTIVE, By.ADMIN);
            case PAUSE -> new Step(Set.of(ACTIVE), PAUSED, By.OPERATOR);
            case RESUME -> new Step(Set.of(PAUSED), ACTIVE, By.ADMIN);
            case STOP -> new Step(Set.of(SCHEDULED, ACTIVE, PAUSED), STOPPED, By.ADMIN);
            case COMPLETE -> new Step(Set.of(ACTIVE, PAUSED), COMPLETED, By.SYSTEM);
        };
    }

    private record Step(Set<CampaignStatus> from, CampaignStatus to, By by) {}

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

    public CampaignStatus to() {
        return step().to();
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
