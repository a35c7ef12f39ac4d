package io.whereabouts.query.pictures;

import io.whereabouts.events.PictureAdded;
import java.time.Instant;

/// @param addedBy the subject of the token with which the link for the upload was asked for
/// @param addedAt when it was recorded
record KeptPicture(PictureAdded added, String addedBy, Instant addedAt) {}
