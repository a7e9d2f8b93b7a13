package dev.ringway.transcript.web.agents;

import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.NumberPiece;
import dev.ringway.transcript.agent.AgentFilter;
import dev.ringway.transcript.agent.FoldedName;
import dev.ringway.transcript.agent.SyncState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Which agents are asked for, as parameters tell it. */
final class AgentFilters {

    private static final Set<String> PARAMETERS = Set.of("q", "active", "tag", "sync", "cursor", "limit");

    private AgentFilters() {}

    /** A search box that is empty asks nothing. */
    static Query query(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>(parameters);
        if (String.join("", given.getOrDefault("q", List.of())).isBlank()) {
            given.remove("q");
        }
        return Query.of(given, PARAMETERS);
    }

    static AgentFilter of(Query query, Caller caller) {
        Set<SyncState> states = EnumSet.noneOf(SyncState.class);
        query.all("sync")
                .forEach(text -> states.add(SyncState.of(text)
                        .orElseThrow(() -> ProblemException.invalid(
                                "sync", "must be one of in-step, changed-here, changed-there, both, gone"))));
        return new AgentFilter(name(query, caller), flag(query, "active"), query.one("tag"), states);
    }

    /** Numbers stand in names too: who may try parts of them would find one digit by digit. */
    private static Optional<String> name(Query query, Caller caller) {
        Optional<String> name = query.one("q").map(String::strip);
        if (!caller.maySeeNumbers()
                && name.map(FoldedName::of).filter(NumberPiece::is).isPresent()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so agents cannot be found by two or more digits. Ask an operator.");
        }
        return name;
    }

    static Optional<Boolean> flag(Query query, String name) {
        return query.one(
                name,
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "must be true or false");
    }
}
