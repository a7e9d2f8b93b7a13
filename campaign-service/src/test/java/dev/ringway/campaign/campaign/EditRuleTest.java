package dev.ringway.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditRuleTest {

    private static final CampaignFields BEFORE = new CampaignFields(
            "a", Optional.empty(), Optional.empty(), Optional.empty(), CampaignConfig.DEFAULT, AgentSettings.NONE);

    private static final CampaignFields AFTER = new CampaignFields(
            "b",
            Optional.of("b"),
            Optional.of(Instant.EPOCH),
            Optional.of(Instant.MAX),
            CampaignConfig.DEFAULT,
            new AgentSettings(
                    Optional.of("b"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of()));

    @Test
    void everyFieldOfACampaignStandsInTheTable() {
        Stream<String> ofCampaign = Arrays.stream(CampaignFields.class.getRecordComponents())
                .map(component -> component.getName().replace("agent", "elevenLabs"))
                .filter(name -> !name.equals("config"));
        Stream<String> ofConfig = Arrays.stream(CampaignConfig.class.getRecordComponents())
                .map(component -> "config." + component.getName());

        assertThat(EditRule.paths())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ofCampaign, ofConfig).toList());
    }

    @Test
    void fewerAttemptsAreAnEditOfWhomItCallsAndMoreOnlyGiveThemBack() {
        CampaignFields three = allowing(3);
        CampaignFields one = allowing(1);

        assertThat(EditRule.changesWhoIsCalled(three, one)).isTrue();
        assertThat(EditRule.changesWhoIsCalled(one, three)).isFalse();
        assertThat(EditRule.changesDecisions(one, three)).isTrue();
        assertThat(EditRule.changesDecisions(one, one)).isFalse();
    }

    @Test
    void theMostAttemptsThatACampaignHasAllowedCountFromItsBeginning() {
        Campaign draft = Campaign.draft("68ef6a5d1c2b3a4d5e6f7001", allowing(5), Instant.EPOCH)
                .with(allowing(3), Instant.EPOCH);
        assertThat(draft.retryAfterACall().maxAttempts()).isEqualTo(3);
        Transition start =
                Transition.of(draft, Transition.Wish.ofSystem(CampaignAction.START, "a test"), Instant.EPOCH);

        Campaign lowered = draft.after(start).with(allowing(1), Instant.EPOCH);

        assertThat(lowered.retryAfterACall().maxAttempts()).isEqualTo(3);
        assertThat(lowered.with(allowing(4), Instant.EPOCH).retryAfterACall().maxAttempts())
                .isEqualTo(4);
        assertThat(lowered.rulesEdited()).isTrue();
    }

    private static CampaignFields allowing(int attempts) {
        CampaignConfig otherwise = CampaignConfig.DEFAULT;
        return new CampaignFields(
                "a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new CampaignConfig(
                        otherwise.maxConcurrentCalls(),
                        otherwise.callsPerSecond(),
                        otherwise.callerIds(),
                        new RetryRules(attempts, Map.of()),
                        otherwise.schedule(),
                        otherwise.amd(),
                        otherwise.caps(),
                        otherwise.breaker(),
                        otherwise.consent(),
                        false,
                        false),
                AgentSettings.NONE);
    }

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    void whatMayBeChangedDependsOnTheStatus(CampaignStatus status) {
        List<String> refused = switch (status) {
            case DRAFT, SCHEDULED, PAUSED -> List.of();
            case ACTIVE -> List.of("startDate", "elevenLabs");
            case COMPLETED, STOPPED -> List.of("startDate", "endDate", "elevenLabs");
        };

        assertThat(EditRule.refused(status, BEFORE, AFTER)).isEqualTo(refused);
        assertThat(EditRule.refused(status, AFTER, AFTER)).isEmpty();
    }
}
