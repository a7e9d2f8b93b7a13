package dev.ringway.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of transitions, written down once more. */
class CampaignActionTest {

    @Test
    void theseTransitionsThereAreAndNoOthers() {
        List<String> table = Arrays.stream(CampaignAction.values())
                .flatMap(action -> Stream.of(CampaignStatus.values())
                        .filter(action::leadsFrom)
                        .map(from -> from.text() + " " + action.text() + " "
                                + action.to(from).text() + " by " + action.by()))
                .toList();

        assertThat(table)
                .containsExactlyInAnyOrder(
                        "draft schedule scheduled by ADMIN",
                        "scheduled unschedule draft by ADMIN",
                        "draft start active by ADMIN",
                        "scheduled start active by ADMIN",
                        "active pause paused by OPERATOR",
                        "paused resume active by ADMIN",
                        "scheduled stop stopped by ADMIN",
                        "active stop stopped by ADMIN",
                        "paused stop stopped by ADMIN",
                        "active complete completed by SYSTEM",
                        "paused complete completed by SYSTEM",
                        "draft archive draft by ADMIN",
                        "completed archive completed by ADMIN",
                        "stopped archive stopped by ADMIN");
        assertThat(Arrays.stream(CampaignAction.values()).filter(action -> !action.needsReason()))
                .containsExactly(CampaignAction.SCHEDULE, CampaignAction.START);
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        assertThat(CampaignAction.possible(CampaignStatus.COMPLETED)).containsExactly(CampaignAction.ARCHIVE);
        assertThat(CampaignAction.possible(CampaignStatus.STOPPED)).containsExactly(CampaignAction.ARCHIVE);
    }
}
