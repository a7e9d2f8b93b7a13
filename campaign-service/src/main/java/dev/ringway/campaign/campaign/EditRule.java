package dev.ringway.campaign.campaign;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The one table of what may be changed of a campaign, and when: all of it while it does not run; while it runs, what the
 * dialer takes on at its next decision and no call under way was begun by; the name and the description at any time.
 */
public final class EditRule {

    private static final List<Part> PARTS = List.of(
            new Part("name", When.EVER, CampaignFields::name),
            new Part("description", When.EVER, CampaignFields::description),
            new Part("startDate", When.AT_REST, CampaignFields::startDate),
            new Part("endDate", When.RUNNING_TOO, CampaignFields::endDate),
            new Part("elevenLabs", When.AT_REST, CampaignFields::agent),
            config("maxConcurrentCalls", When.RUNNING_TOO, CampaignConfig::maxConcurrentCalls),
            config("callsPerSecond", When.RUNNING_TOO, CampaignConfig::callsPerSecond),
            config("callerIds", When.RUNNING_TOO, CampaignConfig::callerIds),
            config("retry", When.RUNNING_TOO, CampaignConfig::retry),
            config("schedule", When.RUNNING_TOO, CampaignConfig::schedule),
            config("amd", When.AT_REST, CampaignConfig::amd),
            config("caps", When.RUNNING_TOO, CampaignConfig::caps),
            config("breaker", When.RUNNING_TOO, CampaignConfig::breaker),
            config("consent", When.RUNNING_TOO, CampaignConfig::consent),
            config("record", When.AT_REST, CampaignConfig::record),
            config("liveTranscript", When.AT_REST, CampaignConfig::liveTranscript));

    private EditRule() {}

    private enum When {
        AT_REST,
        RUNNING_TOO,
        EVER;

        boolean includes(CampaignStatus status) {
            return switch (status) {
                case DRAFT, SCHEDULED, PAUSED -> true;
                case ACTIVE -> this != AT_REST;
                case COMPLETED, STOPPED -> this == EVER;
            };
        }
    }

    private record Part(String path, When when, Function<CampaignFields, Object> value) {}

    /** The paths of what is different and may not be in this status. */
    public static List<String> refused(CampaignStatus status, CampaignFields before, CampaignFields after) {
        return PARTS.stream()
                .filter(part -> !part.when().includes(status))
                .filter(part ->
                        !Objects.equals(part.value().apply(before), part.value().apply(after)))
                .map(Part::path)
                .toList();
    }

    /**
     * Whether somebody may be called by one and never by the other: the hours are others, or the consent that is demanded, or
     * fewer attempts are allowed. Each may be a mistake, so a contact that they refuse has its end only where no edit has
     * touched them.
     */
    public static boolean changesWhoIsCalled(CampaignFields before, CampaignFields after) {
        return !before.config().schedule().equals(after.config().schedule())
                || !before.config().consent().equals(after.config().consent())
                || after.maxAttempts() < before.maxAttempts();
    }

    /** Whether somebody who was refused may be called now. Delays of retries are those that held at their attempt. */
    public static boolean changesDecisions(CampaignFields before, CampaignFields after) {
        return changesWhoIsCalled(before, after)
                || before.maxAttempts() != after.maxAttempts()
                || !before.startDate().equals(after.startDate())
                || !before.config().callerIds().equals(after.config().callerIds())
                || !before.config().caps().equals(after.config().caps());
    }

    /** All that the table names. */
    static List<String> paths() {
        return PARTS.stream().map(Part::path).toList();
    }

    private static Part config(String name, When when, Function<CampaignConfig, Object> value) {
        return new Part("config." + name, when, fields -> value.apply(fields.config()));
    }
}
