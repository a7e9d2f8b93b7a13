package dev.ringway.transcript.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.search.SearchPosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class SearchParametersTest {

    private static final SearchPosition LAST = new SearchPosition(3, Instant.parse("2026-03-01T12:00:00Z"), "conv_1");

    /** As it is written here, it was given by another instance, or before a restart. */
    private static final String GIVEN = "eDquw37zmU0AAAADMy4wAAAAFDIwMjYtMDMtMDFUMTI6MDA6MDBaAAAABmNvbnZfMQ";

    @Test
    void aCursorIsTheSameInWhateverOrderValuesAreGiven() {
        String one = cursor("a b c d", "done failed live processing", "x:success y:failure", "k:1 l:2");
        String other = cursor("d b a c", "processing live done failed", "y:failure x:success", "l:2 k:1");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void aCursorIsGoodOnEveryInstance() {
        assertThat(cursor("d b a c", "processing live done failed", "y:failure x:success", "l:2 k:1"))
                .isEqualTo(GIVEN);
    }

    @Test
    void otherValuesHaveOtherCursors() {
        assertThat(cursor("a b c e", "done failed live processing", "x:success y:failure", "k:1 l:2"))
                .isNotEqualTo(GIVEN);
    }

    private static String cursor(String agents, String statuses, String criteria, String data) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("q", "kettle");
        parameters.put("agentId", values(agents));
        parameters.put("campaignId", values(agents));
        parameters.put("status", values(statuses));
        parameters.put("sentiment", List.of("positive", "negative", "neutral"));
        parameters.put("callSuccessful", List.of("unknown", "success"));
        parameters.put("criterion", values(criteria));
        parameters.put("data", values(data));
        return SearchParameters.next(SearchParameters.of(parameters).cursors(), LAST);
    }

    private static List<String> values(String texts) {
        return Arrays.asList(texts.split(" ", -1));
    }
}
