package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.BulkAction;
import dev.ringway.campaign.contact.BulkAction.Labels;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.intake.FieldReading;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Optional;

/** Reads what is to be done to many contacts; each mistake is a 400 that names its field. */
final class BulkActions {

    private BulkActions() {}

    static BulkAction read(BulkController.BulkBody body) {
        return switch (Optional.ofNullable(body.action()).orElse("")) {
            case "add-tags" -> new BulkAction.Add(Labels.TAGS, labels("tags", body.tags()));
            case "remove-tags" -> new BulkAction.Remove(Labels.TAGS, labels("tags", body.tags()));
            case "add-groups" -> new BulkAction.Add(Labels.GROUPS, labels("groups", body.groups()));
            case "remove-groups" -> new BulkAction.Remove(Labels.GROUPS, labels("groups", body.groups()));
            case "set-status" ->
                new BulkAction.SetStatus(body.status()
                        .flatMap(ContactStatus::of)
                        .orElseThrow(
                                () -> ProblemException.invalid("status", "must be active, inactive or do-not-call")));
            case "delete" -> new BulkAction.Delete();
            default ->
                throw ProblemException.invalid(
                        "action", "must be add-tags, remove-tags, add-groups, remove-groups, set-status or delete");
        };
    }

    private static List<String> labels(String field, Optional<List<String>> given) {
        List<String> labels = given.orElse(List.of()).stream().distinct().toList();
        if (labels.isEmpty()
                || labels.size() > ContactFields.MOST
                || !labels.stream()
                        .allMatch(label -> label != null
                                && FieldReading.LABEL.matcher(label).matches())) {
            throw ProblemException.invalid(
                    field, "must be 1 to " + ContactFields.MOST + " texts, each of 1 to 64 characters without ;");
        }
        return labels;
    }
}
