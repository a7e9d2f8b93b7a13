package dev.ringway.campaign.imports;

/** A row that says something good of a contact. */
public record ReadyRow(RawRow row, SaidFields said) {

    public String phoneNumber() {
        return said.fields().phoneNumber();
    }
}
