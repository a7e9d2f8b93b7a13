package dev.ringway.ingest;

import dev.ringway.starter.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.checkService("dev.ringway.ingest", "json", "postcall", "spool", "limits", "proxy", "replay");
    }
}
