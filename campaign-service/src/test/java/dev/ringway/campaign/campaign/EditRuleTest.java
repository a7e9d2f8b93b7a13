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
