package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Known;
import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.store.LinkRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds to folded calls what is known of their attempt, contact and agent at this moment; two reads for a whole batch. */
@Component
final class KnownLinks {

    private final LinkRepository links;

    KnownLinks(LinkRepository links) {
        this.links = links;
    }

    List<Call> addTo(Collection<Call> calls) {
        return withNames(withAttempts(calls));
    }

    private List<Call> withAttempts(Collection<Call> calls) {
        List<Attempt> attempts = links.attempts(
                calls.stream().map(Call::sid).toList(),
                calls.stream().flatMap(call -> call.attemptId().stream()).toList());
        Map<String, Attempt> byId =
                attempts.stream().collect(Collectors.toMap(Attempt::attemptId, Function.identity()));
        Map<String, Call> linked = calls.stream().collect(Collectors.toMap(Call::sid, Function.identity()));
        attempts.forEach(attempt -> attempt.callSid()
                .ifPresent(sid ->
                        linked.computeIfPresent(sid, (same, call) -> CallFold.linked(call, attempt.attemptId()))));
        return linked.values().stream()
                .map(call -> call.with(
                        call.attemptId().map(byId::get).map(KnownLinks::told).orElse(Known.NOTHING)))
                .toList();
    }

    private static Known told(Attempt attempt) {
        return new Known(
                attempt.attemptNumber(),
                attempt.campaignId(),
                attempt.contactId(),
                attempt.contactName(),
                attempt.agentId(),
                Optional.empty());
    }

    private List<Call> withNames(List<Call> calls) {
        Set<String> contacts = new HashSet<>();
        Set<String> agents = new HashSet<>();
        calls.forEach(call -> {
            call.contactId().ifPresent(contacts::add);
            call.agentId().ifPresent(agents::add);
        });
        Map<Named.Kind, Map<String, Named>> names = new HashMap<>();
        links.names(contacts, agents)
                .forEach(named -> names.computeIfAbsent(named.kind(), kind -> new HashMap<>())
                        .put(named.id(), named));
        Map<String, Named> contactNames = names.getOrDefault(Named.Kind.CONTACT, Map.of());
        Map<String, Named> agentNames = names.getOrDefault(Named.Kind.AGENT, Map.of());
        return calls.stream()
                .map(call -> call.with(new Known(
                        call.known().attemptNumber(),
                        call.known().campaignId(),
                        call.known().contactId(),
                        call.contactId().map(contactNames::get).map(Named::name).orElseGet(call.known()::contactName),
                        call.known().agentId(),
                        call.agentId().map(agentNames::get).flatMap(Named::name))))
                .toList();
    }
}
