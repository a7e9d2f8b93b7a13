package dev.ringway.callstore.call;

import dev.ringway.callstore.recording.RecordingSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The call that one report alone tells, put together part by part; a part that it says nothing of stays unknown. */
final class Telling {

    private final String sid;
    private Standing standing = Standing.UNKNOWN;
    private Optional<Lasted> lasted = Optional.empty();
    private Timing timing;
    private Parties parties = Parties.UNKNOWN;
    private Links links = Links.NONE;
    private Answer answer = Answer.UNKNOWN;
    private Network network = Network.SILENT;
    private AgentPart agent = AgentPart.NONE;
    private Optional<Price> price = Optional.empty();
    private Intervention intervention = Intervention.NONE;
    private List<RecordingSummary> recordings = List.of();

    private Telling(String sid, Instant time) {
        this.sid = sid;
        this.timing = Timing.at(time);
    }

    /** A call that is there, and was at that time. */
    static Telling of(String sid, Instant time) {
        return new Telling(sid, time);
    }

    Telling standing(Standing told, Optional<Long> seconds) {
        standing = told;
        lasted = seconds.map(known -> new Lasted(told, known));
        return this;
    }

    Telling timing(Timing told) {
        timing = told;
        return this;
    }

    Telling parties(Parties told) {
        parties = told;
        return this;
    }

    Telling links(Optional<String> attemptId, Optional<String> campaignId, Optional<String> contactId) {
        links = new Links(links.accountSid(), attemptId, campaignId, contactId);
        return this;
    }

    Telling account(Optional<String> accountSid) {
        links = links.under(accountSid);
        return this;
    }

    Telling answer(Optional<String> answeredBy, Optional<Amd> amd) {
        answer = new Answer(answeredBy, amd);
        return this;
    }

    Telling network(Optional<Integer> sipResponseCode, Optional<String> stirVerstat, Optional<Integer> errorCode) {
        network = new Network(sipResponseCode, stirVerstat, errorCode);
        return this;
    }

    Telling agent(AgentPart told) {
        agent = told;
        return this;
    }

    Telling price(Optional<Price> told) {
        price = told;
        return this;
    }

    Telling intervention(Intervention told) {
        intervention = told;
        return this;
    }

    Telling recordings(List<RecordingSummary> told) {
        recordings = told;
        return this;
    }

    Call call() {
        return new Call(
                sid,
                standing,
                lasted,
                timing,
                parties,
                links,
                answer,
                network,
                agent,
                price,
                intervention,
                recordings,
                Known.NOTHING);
    }
}
