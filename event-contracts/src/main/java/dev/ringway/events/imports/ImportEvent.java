package dev.ringway.events.imports;

import dev.ringway.events.EventData;

/**
 * What can happen to an import.
 */
public sealed interface ImportEvent extends EventData permits ContactImportProgressed {}
