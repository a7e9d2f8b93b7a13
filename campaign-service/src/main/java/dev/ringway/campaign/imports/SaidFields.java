package dev.ringway.campaign.imports;

import dev.ringway.campaign.contact.ContactFields;

/**
 * What a row says of a contact.
 *
 * @param fields as a new contact has them
 * @param status whether the row says it; otherwise it is a new contact's
 * @param source whether the row says it; otherwise it is a new contact's
 */
public record SaidFields(ContactFields fields, boolean status, boolean source) {}
