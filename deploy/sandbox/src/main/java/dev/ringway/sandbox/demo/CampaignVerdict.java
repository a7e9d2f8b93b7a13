package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.control.DialRecord;
import dev.ringway.sandbox.demo.CampaignService.Member;
import dev.ringway.sandbox.demo.CampaignService.Stats;
import dev.ringway.sandbox.demo.ContactPlan.PlannedContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether a campaign that is over did what it had to, by the sandbox's list of the calls that it made: nobody was called
 * twice for one attempt, more often than allowed or against a list, and each contact ended as the fate of its number says.
 *
 * @param asExpected contacts that did
 * @param differences by contact, attempt or figure; empty when all is well
 */
record CampaignVerdict(long asExpected, Map<String, List<String>> differences) {

    boolean agrees() {
        return differences.isEmpty();
    }

    static CampaignVerdict of(ContactPlan plan, List<DialRecord> dials, List<Member> members, Stats stats) {
        var differences = new TreeMap<String, List<String>>();
        ofContacts(plan, dials, members).forEach((number, found) -> put(differences, number, found));
        long asExpected = plan.contacts().size()
                - plan.contacts().stream()
                        .map(PlannedContact::number)
                        .filter(differences::containsKey)
                        .count();
        attempts(dials).forEach((attempt, found) -> put(differences, attempt, found));
        put(differences, "figures", figures(dials, members, stats));
        return new CampaignVerdict(asExpected, differences);
    }

    private static Map<String, List<String>> ofContacts(
            ContactPlan plan, List<DialRecord> dials, List<Member> members) {
        Map<String, Member> byNumber =
                members.stream().collect(Collectors.toMap(Member::number, Function.identity(), (one, _) -> one));
        Map<String, Long> dialled =
                dials.stream().collect(Collectors.groupingBy(DialRecord::to, Collectors.counting()));
        var found = new TreeMap<String, List<String>>();
        for (PlannedContact contact : plan.contacts()) {
            String number = contact.number();
            ExpectedEnd expected = contact.equals(plan.unwanted()) ? ExpectedEnd.SUPPRESSED : ExpectedEnd.of(number);
            found.put(
                    number,
                    ofContact(
                            expected, dialled.getOrDefault(number, 0L), Optional.ofNullable(byNumber.remove(number))));
            dialled.remove(number);
        }
        byNumber.keySet().forEach(number -> found.put(number, List.of("is in the campaign and not in the file")));
        dialled.keySet().forEach(number -> found.put(number, List.of("was called and is not in the file")));
        return found;
    }

    private static List<String> ofContact(ExpectedEnd expected, long dials, Optional<Member> found) {
        if (found.isEmpty()) {
            return List.of("is not in the campaign");
        }
        Member member = found.get();
        if (isUnresolved(member) && expected.isCutShort(member.attempts(), dials)) {
            return List.of();
        }
        var differences = new ArrayList<String>();
        if (dials != expected.dials()) {
            differences.add("called " + dials + " times instead of " + expected.dials());
        }
        if (member.attempts() != expected.attempts()) {
            differences.add(member.attempts() + " attempts instead of " + expected.attempts());
        }
        if (!expected.statuses().contains(member.status())) {
            differences.add("status " + member.status()
                    + member.reason().map(why -> " (" + why + ")").orElse("") + " instead of "
                    + String.join(" or ", new TreeSet<>(expected.statuses())));
        }
        if (!expected.takes(member.outcome())) {
            differences.add("outcome " + member.outcome().orElse("none") + " instead of "
                    + (expected.outcomes().isEmpty() ? "none" : String.join(" or ", expected.outcomes())));
        }
        return differences;
    }

    /** Its dialer died between writing down that it asks for the call and asking: nobody can know, so nobody calls again. */
    private static boolean isUnresolved(Member member) {
        return member.status().equals("failed") && member.outcome().equals(Optional.of("unresolved"));
    }

    private static Map<String, List<String>> attempts(List<DialRecord> dials) {
        var found = new TreeMap<String, List<String>>();
        dials.stream()
                .collect(Collectors.groupingBy(
                        dial -> dial.attempt().orElse("no attempt"), TreeMap::new, Collectors.counting()))
                .forEach((attempt, calls) -> {
                    if (calls > 1 || attempt.equals("no attempt")) {
                        found.put(attempt, List.of("has " + calls + " calls"));
                    }
                });
        return found;
    }

    private static List<String> figures(List<DialRecord> dials, List<Member> members, Stats stats) {
        var differences = new ArrayList<String>();
        compare(differences, "totalContacts", stats.totalContacts(), members.size());
        compare(
                differences,
                "pending",
                stats.pending(),
                count(members, in("pending").or(in("retry-wait"))));
        compare(
                differences,
                "inProgress",
                stats.inProgress(),
                count(members, in("reserved").or(in("calling"))));
        compare(differences, "attempted", stats.attempted(), count(members, member -> member.attempts() > 0));
        compare(differences, "completed", stats.completed(), count(members, in("completed")));
        compare(
                differences,
                "succeeded",
                stats.succeeded(),
                count(members, in("completed").and(member -> member.outcome().equals(Optional.of("success")))));
        compare(differences, "failed", stats.failed(), count(members, in("failed")));
        compare(differences, "suppressed", stats.suppressed(), count(members, in("suppressed")));
        compare(
                differences,
                "answered",
                stats.answered(),
                members.stream().mapToLong(Member::answered).sum());
        compare(
                differences,
                "answered",
                stats.answered(),
                dials.stream().filter(dial -> dial.status().equals("completed")).count());
        compare(
                differences,
                "totalCallTime",
                stats.totalCallTime(),
                members.stream().mapToLong(Member::callTime).sum());
        return differences;
    }

    private static void compare(List<String> differences, String figure, long said, long counted) {
        if (said != counted) {
            differences.add(figure + " " + said + " instead of " + counted);
        }
    }

    private static long count(List<Member> members, Predicate<Member> wanted) {
        return members.stream().filter(wanted).count();
    }

    private static Predicate<Member> in(String status) {
        return member -> member.status().equals(status);
    }

    private static void put(Map<String, List<String>> differences, String what, List<String> found) {
        if (!found.isEmpty()) {
            differences.put(what, found);
        }
    }
}
