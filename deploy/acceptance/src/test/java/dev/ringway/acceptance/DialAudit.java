package dev.ringway.acceptance;

import dev.ringway.acceptance.Dials.Dial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Holds what campaign-service says of its calls against what the sandbox was asked to dial. Each check tells what is wrong. */
final class DialAudit {

    private static final Set<String> ENDS = Set.of("completed", "failed", "suppressed");

    private DialAudit() {}

    /** Attempts for which there is more than one call, and calls that no attempt knows of. */
    static List<String> dialledTwice(List<Dial> dials, List<Document> attempts) {
        Map<String, Document> known =
                attempts.stream().collect(Collectors.toMap(attempt -> attempt.getString("_id"), Function.identity()));
        Map<String, List<Dial>> ofAttempt = dials.stream().collect(Collectors.groupingBy(Dial::attempt));
        List<String> wrong = new ArrayList<>();
        ofAttempt.forEach((id, calls) -> {
            if (calls.size() > 1) {
                wrong.add(id + " has " + calls.size() + " calls");
            } else if (!known.containsKey(id)) {
                wrong.add(id + " was dialled and is not written down");
            } else if (!isOf(known.get(id), calls.getFirst())) {
                wrong.add(id + " does not know its call " + calls.getFirst().sid());
            }
        });
        return wrong;
    }

    /** One of which nobody could find out whether there was a call has none in its record. */
    private static boolean isOf(Document attempt, Dial dial) {
        return attempt.getString("to").equals(dial.to())
                && (dial.sid().equals(attempt.getString("callSid"))
                        || attempt.getString("state").equals("unresolved"));
    }

    /** Numbers with more calls than attempts that counted. */
    static List<String> dialledUncounted(List<Dial> dials, List<Document> attempts) {
        Map<String, Long> counted = attempts.stream()
                .filter(attempt -> attempt.getBoolean("counts"))
                .collect(Collectors.groupingBy(attempt -> attempt.getString("to"), Collectors.counting()));
        Map<String, Long> dialled = dials.stream().collect(Collectors.groupingBy(Dial::to, Collectors.counting()));
        return dialled.entrySet().stream()
                .filter(number -> number.getValue() > counted.getOrDefault(number.getKey(), 0L))
                .map(number -> number.getKey() + " has " + number.getValue() + " calls, and "
                        + counted.getOrDefault(number.getKey(), 0L) + " attempts")
                .toList();
    }

    /** Two calls to one number at one time. */
    static List<String> dialledAtOnce(List<Dial> dials) {
        Map<String, List<Dial>> toNumber = dials.stream().collect(Collectors.groupingBy(Dial::to));
        return toNumber.values().stream()
                .filter(calls -> LiveCalls.most(calls) > 1)
                .map(calls -> calls.getFirst().to())
                .toList();
    }

    /** Contacts that have no end. */
    static List<String> withoutEnd(List<JsonNode> contacts) {
        return contacts.stream()
                .filter(Predicate.not(
                        contact -> ENDS.contains(contact.path("status").asString())))
                .map(JsonNode::toString)
                .toList();
    }

    /** Contacts of whose last call nobody could find out, without a reason. */
    static List<String> unresolvedWithoutReason(List<JsonNode> contacts) {
        return contacts.stream()
                .filter(contact -> contact.path("outcome").asString("").equals("unresolved"))
                .filter(contact -> contact.path("callResults")
                        .valueStream()
                        .noneMatch(result -> result.path("status").asString().equals("unresolved")
                                && !result.path("notes").asString("").isBlank()))
                .map(JsonNode::toString)
                .toList();
    }

    /** Figures of a campaign that are not the sums over its contacts, each with both. */
    static List<String> wrongFigures(JsonNode stats, List<JsonNode> contacts) {
        Map<String, Long> sums = new TreeMap<>();
        sums.put("totalContacts", (long) contacts.size());
        sums.put("pending", count(contacts, Set.of("pending", "retry-wait")));
        sums.put("inProgress", count(contacts, Set.of("reserved", "calling")));
        sums.put("completed", count(contacts, Set.of("completed")));
        sums.put("failed", count(contacts, Set.of("failed")));
        sums.put("suppressed", count(contacts, Set.of("suppressed")));
        sums.put("attempted", sum(contacts, contact -> contact.path("attempts").asLong() > 0 ? 1 : 0));
        sums.put("answered", sum(contacts, contact -> contact.path("answered").asLong()));
        sums.put(
                "totalCallTime",
                sum(contacts, contact -> contact.path("callTime").asLong()));
        sums.put("succeeded", sum(contacts, contact -> isSuccess(contact) ? 1 : 0));
        List<String> wrong = new ArrayList<>(sums.entrySet().stream()
                .filter(sum -> stats.path(sum.getKey()).asLong() != sum.getValue())
                .map(sum -> sum.getKey() + " is " + sum.getValue() + " and told as "
                        + stats.path(sum.getKey()).asLong())
                .toList());
        BigDecimal spend = contacts.stream()
                .map(contact -> new BigDecimal(contact.path("spend").asString("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (spend.compareTo(new BigDecimal(stats.path("spend").asString("0"))) != 0) {
            wrong.add("spend is " + spend + " and told as " + stats.path("spend"));
        }
        return wrong;
    }

    private static boolean isSuccess(JsonNode contact) {
        return contact.path("status").asString().equals("completed")
                && contact.path("outcome").asString("").equals("success");
    }

    private static long count(List<JsonNode> contacts, Set<String> states) {
        return sum(contacts, contact -> states.contains(contact.path("status").asString()) ? 1 : 0);
    }

    private static long sum(List<JsonNode> contacts, ToLongFunction<JsonNode> each) {
        return contacts.stream().mapToLong(each).sum();
    }
}
