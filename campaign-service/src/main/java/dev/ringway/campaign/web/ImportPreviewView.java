package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.HeaderMapping;
import dev.ringway.campaign.imports.PreviewedFile;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.imports.SaidFields;
import dev.ringway.starter.problems.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of a file as an import would read it.
 *
 * @param columns what each column of the file is taken for
 * @param fields what a column may be mapped to, beside {@code customFields.<name>} and {@code ignore}
 * @param mistakes what stands in the way of an import, of the {@code header} or the {@code mapping}
 * @param rows the first ones
 */
@Schema(name = "ContactImportPreview")
record ImportPreviewView(
        String encoding,
        String delimiter,
        List<Column> columns,
        List<String> fields,
        List<FieldProblem> mistakes,
        List<Row> rows) {

    /**
     * A row with what it says of a contact, or why it would be refused.
     *
     * @param line of the file, from 1
     * @param cells as they stand there; none where the row cannot be parted
     */
    @Schema(name = "ContactImportPreviewRow")
    record Row(long line, List<String> cells, Optional<Said> contact, Optional<Refused> refused) {}

    /** @param phoneNumber E.164 */
    @Schema(name = "ContactImportPreviewContact")
    record Said(
            String phoneNumber,
            Optional<String> name,
            Optional<String> email,
            String status,
            ContactDetails details,
            Optional<Consent> consent,
            List<String> tags,
            List<String> groups,
            Optional<String> source,
            Map<String, Object> customFields,
            Optional<Integer> priority) {

        static Said of(ContactFields fields) {
            return new Said(
                    fields.phoneNumber(),
                    fields.name(),
                    fields.email(),
                    fields.status().text(),
                    fields.details(),
                    fields.consent(),
                    fields.tags(),
                    fields.groups(),
                    fields.source(),
                    fields.customFields(),
                    fields.priority());
        }
    }

    /** @param field which is wrong; left out where it is the row as a whole */
    @Schema(name = "ContactImportPreviewRefusal")
    record Refused(String reason, Optional<String> field, String message) {

        static Refused of(RefusedRow row) {
            return new Refused(
                    row.reason().text(), Optional.of(row.field()).filter(field -> !field.isEmpty()), row.message());
        }
    }

    static ImportPreviewView of(PreviewedFile file) {
        return new ImportPreviewView(
                file.format().encoding().text(),
                Character.toString(file.format().delimiter()),
                file.format().columns(),
                List.copyOf(HeaderMapping.targets()),
                file.mistakes().stream()
                        .map(mistake -> new FieldProblem(mistake.parameter(), mistake.message()))
                        .toList(),
                file.rows().stream()
                        .map(row -> new Row(
                                row.line(),
                                row.cells(),
                                row.said().map(SaidFields::fields).map(Said::of),
                                row.refused().map(Refused::of)))
                        .toList());
    }
}
