/**
 * What the migrations create by hand because Prisma's schema language has no words for it, each with its reason.
 * Everything else must come out of `prisma/schema.prisma` exactly. Keys are the names in the catalogue of Postgres.
 */
export const beyondSchema: Readonly<Record<string, string>> = {
  channel_public_name_key: 'Names are unique among open public channels only: a partial index.',
  message_pinned_key: 'Few messages are pinned: a partial index.',
  message_main_line: 'History without the replies that stand in a thread only: a partial index.',
  message_reply: 'The replies of a thread: a partial index, so that other messages do not pay for it.',
  user_group_name_key: 'Names are unique among the groups that are there: a partial index.',
  reminder_due_idx: 'What is looked for every second is what still waits: a partial index, as the next ones.',
  reminder_open_idx: 'What a person has ahead of them.',
  reminder_over_idx: 'What may be cleared away.',
  scheduled_message_due_idx: 'What is looked for every second is what still waits.',
  scheduled_message_open_idx: 'What a person has ahead of them, and what could not be sent.',
  scheduled_message_over_idx: 'What may be cleared away.',
  count_channel_members:
    'Whoever adds or takes away a membership moves the count with it: a function, and its triggers.',
  channel_member_counted_in: 'Those who came are counted.',
  channel_member_counted_out: 'Those who went are counted.',
  begin_channel_activity: 'A public channel has a place in the directory from its first moment: a function.',
  channel_activity_begun: 'The trigger of it.',
  append_messages: 'The whole way of a send through the database in one round trip: a function.',
};
