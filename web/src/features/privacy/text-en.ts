import type { PrivacyText } from './privacy-text.ts';

/** The English of text-th.ts. */
export const text: PrivacyText = {
  lead: 'We keep what the points need to be right, and say plainly who sees what.',
  keptTitle: 'What we keep',
  kept: [
    {
      what: 'The name you chose, and your e-mail',
      why: 'To sign in, and for your member card. A nickname is fine.',
    },
    { what: 'A member number', why: 'Drawn at random: it says nothing about you.' },
    {
      what: 'Points that came and went, and what for',
      why: 'Your passbook. No line can be changed or deleted later, so the books are always right.',
    },
    {
      what: 'Good deeds you recorded, with your words and photo',
      why: 'So that somebody can confirm them. A day after that the photo is deleted, unless your community chose to keep photos; where it was taken is never kept.',
    },
    { what: 'Events where you checked in', why: 'So that you have their points, whole and once.' },
    {
      what: 'Vouchers, what you borrowed, and what you wait for',
      why: 'So that the shop can check them, points come back when they are not used, and you are told when there is some. When a coordinator redeems for you, it is written down who did, and how you asked.',
    },
    {
      what: 'Thanks you sent and received',
      why: 'For the two of you to read. Whether the community may read it too, the receiver decides.',
    },
    {
      what: 'Whom you live with, when somebody has written it down',
      why: 'So that those who live together do not confirm each other’s deeds. It is used for nothing else.',
    },
    {
      what: 'Letters of recognition and statements you made',
      why: 'So that those you show them to can check that they are true. Who checked is not written down.',
    },
    {
      what: 'On which phones you want to be told, of what, and when',
      why: 'Only once you turn it on; off again at any time.',
    },
    { what: 'The devices you are signed in on', why: 'So that you can see them and sign them out.' },
  ],
  neverKeptTitle: 'What we never keep',
  neverKept: [
    'National ID, fingerprints, faces',
    'Belief, health, politics, or a criminal record',
    'A score of behaviour, a blacklist, or a ranking of people',
    'Guesses about you from what you redeem',
  ],
  viewingTitle: 'Who sees what',
  viewings: [
    { who: 'You', sees: 'Sees everything of yours', never: null },
    {
      who: 'A shop',
      sees: 'Sees whether a voucher is valid, for which item, and how many. With a card or a voucher on paper it sees the member number on it; with a code from your card of codes, which of its offers you can take',
      never: 'Never your name, your points, your deeds',
    },
    {
      who: 'Those who confirm good deeds',
      sees: 'See the name, the deed, the day, the words and the photo of what waits for them. Of a private deed no name, and words and photo only if you allow it',
      never: 'Never your balance, your passbook, what you redeemed',
    },
    {
      who: 'Those at the desk of an event',
      sees: 'See the member numbers of those who came, and the points the event gave them',
      never: 'Never your balance, what you redeemed',
    },
    {
      who: 'Your community’s coordinators',
      sees: 'See your name, your member number, your roles and whom you live with; points of the last 30 days and what for; deeds and events they look after; a line of your printed passbook if you bring it to be checked. When you ask them for a voucher on paper they see what it is for, and learn if your points are too few',
      never: 'Never your passbook and what you redeemed yourself; no page shows them your balance',
    },
    {
      who: 'An auditor',
      sees: 'Sees the network’s totals, and a line of your printed passbook if you bring it to be checked',
      never: 'Never the list of members, nor who was given points or redeemed what',
    },
    {
      who: 'Those you live with',
      sees: 'See your name',
      never: 'Never your points, your deeds, what you redeemed',
    },
    {
      who: 'Those of the same shop, if you work at one',
      sees: 'See your name and what you do there',
      never: 'Never your points, your deeds, what you redeemed',
    },
    {
      who: 'Others in the community',
      sees: 'See your name when they have the number on your card and want to thank you; and thanks, with who sent and who received them, once the receiver lets everybody read them',
      never: 'Never your points, your deeds, what you redeemed',
    },
    {
      who: 'Whoever you show a letter or a statement to',
      sees: 'Sees what the letter says, and your name if you chose so; of a statement, whether it is true',
      never: 'Never anything else of yours',
    },
    {
      who: 'Whoever carries our notices: mail, LINE, the maker of your browser',
      sees: 'Sees that there is news from your community',
      never: 'Never points, deeds or names',
    },
    {
      who: 'A program that a shop has connected',
      sees: 'Learns which item was used, and when',
      never: 'Never who used it',
    },
    { who: 'Outsiders, advertisers, other offices', sees: null, never: 'See nothing of yours' },
  ],
  rightsTitle: 'Your rights',
  rights: [
    'Change your name any time, on the page “Me”.',
    'Leave a network any time. Your points and passbook stay; come back and go on.',
    'Nobody can buy, sell, or take your points as a punishment: the system makes it impossible.',
    'A question, or something to put right? Talk to your community’s coordinator.',
  ],
};
