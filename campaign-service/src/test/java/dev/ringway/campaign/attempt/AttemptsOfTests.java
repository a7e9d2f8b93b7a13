package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.MachineDetection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Attempts that no database has seen. */
public final class AttemptsOfTests {

    private AttemptsOfTests() {}

    /** @param money that its call may cost */
    public static DialAttempt reserved(MachineDetection amd, BigDecimal money, Instant now) {
        return DialAttempt.reserved(
                "att_000000000000000000000001",
                new Purpose(
                        Optional.of("000000000000000000000002"),
                        Optional.of("000000000000000000000003"),
                        1,
                        1,
                        Optional.empty()),
                new CallOrder(
                        "AC" + "0123456789abcdef".repeat(2),
                        "+12025550100",
                        "+12125550101",
                        "agent_1",
                        Optional.empty(),
                        Optional.empty(),
                        amd,
                        false,
                        false),
                Spending.reserving(LocalDate.ofInstant(now, ZoneOffset.UTC), money),
                "instance-1",
                now,
                now.plusSeconds(30));
    }
}
