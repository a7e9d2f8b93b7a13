package dev.ringway.campaign.web;

import static dev.ringway.starter.export.CsvColumns.column;

import dev.ringway.starter.export.CsvColumns;
import java.util.List;
import java.util.Optional;

/** The columns of an export of suppressions as CSV. */
final class SuppressionColumns {

    static final CsvColumns<SuppressionView> ALL = new CsvColumns<>(List.of(
            column("id", suppression -> Optional.of(suppression.id())),
            column("list", suppression -> Optional.of(suppression.list())),
            column("phoneNumber", suppression -> Optional.of(suppression.phoneNumber())),
            column("reason", suppression -> Optional.of(suppression.reason())),
            column("source", SuppressionView::source),
            column("note", SuppressionView::note),
            column("expiresAt", SuppressionView::expiresAt),
            column("createdBy", suppression -> Optional.of(suppression.createdBy())),
            column("createdAt", suppression -> Optional.of(suppression.createdAt())),
            column("updatedAt", suppression -> Optional.of(suppression.updatedAt())),
            column("version", suppression -> Optional.of(suppression.version()))));

    private SuppressionColumns() {}
}
