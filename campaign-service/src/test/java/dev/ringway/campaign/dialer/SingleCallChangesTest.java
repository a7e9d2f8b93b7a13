package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.intake.SingleCallReader;
import dev.ringway.campaign.store.AttemptRequests;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.web.Campaigns;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may change of whom a single call is for, between its reservation and its request. No dialer runs here. */
class SingleCallChangesTest extends Campaigns {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final String account = "AC" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    private SingleCallReader reader;

    @Autowired
    private AttemptReservations reservations;

    @Autowired
    private AttemptRequests requests;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoseNumberIsCorrectedMeanwhileIsNotCalledOnTheOldOne(boolean byContact) {
        JsonNode contact = afternoon(newNumber());
        Target.Single target = byContact ? toContact(id(contact)) : toNumber(number(contact));
        DialAttempt attempt = reserved(target);

        assertThat(patch(id(contact), "{\"phoneNumber\": \"" + newNumber() + "\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(requests.request(attempt, target, LEASE)).isInstanceOf(Request.Lost.class);
        assertThat(reserve(target)).isInstanceOf(Reservation.Gone.class);
    }

    @Test
    void whatElseChangesOfTheContactLeavesItsCall() {
        JsonNode contact = afternoon(newNumber());
        Target.Single target = toContact(id(contact));
        DialAttempt attempt = reserved(target);

        assertThat(patch(id(contact), "{\"priority\": 3}").statusCode()).isEqualTo(200);

        assertThat(requests.request(attempt, target, LEASE)).isInstanceOf(Request.Go.class);
    }

    @Test
    void aNumberThatHasBecomeAContactsMeanwhileIsThatContacts() {
        String number = newNumber();
        Target.Single target = toNumber(number);
        assertThat(target.contactId()).isEmpty();
        added(number, "\"status\": \"do-not-call\"");

        Reservation refused = reserve(target);

        assertThat(refused).isInstanceOf(Reservation.Refused.class);
        assertThat(((Reservation.Refused) refused).why().reason()).isEqualTo(Reason.DO_NOT_CALL);
    }

    private Target.Single toContact(String id) {
        return read("\"contactId\": \"" + id + "\"");
    }

    private Target.Single toNumber(String number) {
        return read("\"phoneNumber\": \"" + number + "\"");
    }

    private Target.Single read(String whom) {
        JsonNode body = JsonMapper.shared()
                .readTree("{" + whom + ", \"agentId\": \"agent_1\", \"callerIds\": [\"+12025550100\"]}");
        return reader.read(body, "ann", Optional.empty());
    }

    private Reservation reserve(Target target) {
        return reservations.reserve(
                target, new Terms(account, 100, "a-test", LEASE, new Looks(Duration.ZERO, Duration.ofHours(1))));
    }

    private DialAttempt reserved(Target target) {
        Reservation reservation = reserve(target);
        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
        return ((Reservation.Reserved) reservation).attempt();
    }

    /** In a zone where it is about two o'clock in the afternoon now. */
    private JsonNode afternoon(String number) {
        int ahead = 14 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = ahead < -12 ? ahead + 24 : ahead;
        String zone = "Etc/GMT" + (offset < 0 ? "+" : "-") + Math.abs(offset);
        return added(number, "\"details\": {\"timeZone\": \"" + zone + "\"}");
    }

    private JsonNode added(String number, String fields) {
        HttpResponse<String> answer =
                post(CONTACTS, Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\", " + fields + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }
}
