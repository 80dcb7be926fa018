import type { HelpArticles } from './help-article.ts';

/** The English of articles-th.ts: the same how-tos, under the same ids. */
export const articles: HelpArticles = {
  member: [
    {
      id: 'join',
      title: 'Sign up and join a community',
      steps: [
        'Press “Sign up”',
        'Fill in your name, e-mail and a password',
        'Press “Sign up” below: you are a member at once',
      ],
      note: 'It costs nothing, needs no national ID, and you may leave any time.',
    },
    {
      id: 'forgot-password',
      title: 'Forgot your password',
      steps: [
        'Press “Forgot your password?” where you sign in',
        'Fill in your e-mail and press “Send me a link”',
        'Open the link in the mail and choose a new password: you are signed in',
      ],
      note: 'The link is good once, for 60 minutes. Other devices are signed out, and passkeys of an address that was never confirmed have to be added again. No mail any more? Ask a coordinator.',
    },
    {
      id: 'earn',
      title: 'Get points for good deeds',
      steps: [
        'When you have done good, press “Record a good deed” on the home page',
        'Choose what you did and press “Send this good deed”; some ask for a few words, a photo, or the code that hangs at the place',
        'Somebody of the community confirms it, and the points come into your passbook, with what they were for',
      ],
      note: 'At an event, just scan the organiser’s code. If you would rather not record it yourself, show a coordinator your member card, on the page “Me”: they record it for you. Points are earned and spent. Nobody can take points away as a punishment.',
    },
    {
      id: 'find',
      title: 'Find a benefit',
      steps: [
        'On “Redeem points” type what you look for: tone marks may be missing, two letters are enough',
        'Tap a kind of shop to see that kind alone, or tap “Filter and order”',
        'On “Shops” tap “Map” to see where a shop is',
      ],
      note: 'Each day another shop comes first; nobody can buy a place at the top. Where you are is asked for only when you tap for it, and kept nowhere.',
    },
    {
      id: 'redeem',
      title: 'Redeem something',
      steps: [
        'On the home page, press what you would like',
        'Press “Redeem”: the voucher is there at once',
        'Let the shop scan the QR code, or say the ten characters',
      ],
      note: 'Until the shop scans it you can cancel any time, and all points come back.',
    },
    {
      id: 'cancel',
      title: 'I changed my mind and want my points back',
      steps: [
        'Open “Vouchers” and press the one to cancel',
        'Press “Cancel, points back”: they are back at once',
      ],
      note: 'A voucher that expires gives its points back by itself. No point is lost.',
    },
    {
      id: 'shared-phone',
      title: 'One phone for many, or no phone',
      steps: [
        'When you are done, open “Me” and press “Sign out”: nothing of yours stays on the phone',
        'Without a phone, sign in once on a borrowed one, and print your member card and passbook to keep',
      ],
    },
    {
      id: 'large-text',
      title: 'The letters are too small',
      steps: ['Open “Me”', 'Under “On this phone”, choose the text size “Large”'],
    },
  ],
  shop: [
    {
      id: 'apply',
      title: 'Become a partner shop',
      steps: [
        'Open “Me” and press “Apply with a shop”',
        'Fill in the name, kind, phone and place; a photo of the shop front helps',
        'Press “Send the application”. The answer comes to your notices',
      ],
      note: 'When changes are asked for, you read the whole reason, put it right, and send it again.',
    },
    {
      id: 'verify',
      title: 'Check a voucher at the counter',
      steps: [
        'Open “Check a voucher”: the camera is ready',
        'Point it at the customer’s QR code',
        'Green is good: hand over what the screen says, and that many',
      ],
      note: 'A slip? Press “Undo” within 30 seconds. The shop sees only whether it is valid, the item and the count, never a name or points.',
    },
    {
      id: 'typed-code',
      title: 'The camera does not work',
      steps: [
        'Press “Type the code”',
        'Type the ten characters that the customer says: the tenth checks it by itself',
      ],
    },
    {
      id: 'offer',
      title: 'List something to redeem',
      steps: [
        'Open your shop, press “Our offers”, then “Add an offer”',
        'Give it a name, points, a number, and pick a picture',
        'Send it to the coordinator. Once approved, members see it at once',
      ],
    },
    {
      id: 'pause',
      title: 'Sold out, or closed today',
      steps: ['Open your shop', 'Press “Put on pause” beside the offer; open it again when you are ready'],
      note: 'Vouchers that were redeemed before still work.',
    },
  ],
  coordinator: [
    {
      id: 'approve',
      title: 'Approve a shop or an offer',
      steps: [
        'Press the message in your notices, or open “Waiting”',
        'Look at the facts, then press “Approve”',
      ],
      note: 'A slip? Press “Undo” within 10 seconds. The next case opens by itself.',
    },
    {
      id: 'return',
      title: 'Ask for changes, with a reason',
      steps: [
        'Open the case',
        'Press the sentence that fits: the shop reads it whole. Or use your own words',
      ],
    },
    {
      id: 'award',
      title: 'Give points',
      steps: [
        'Press “Give points”, and find the person by name, by number, or by scanning the card',
        'Choose the points and the deed',
        'Press the button: the points are in their passbook at once',
      ],
      note: 'Nobody gives points to themselves: another coordinator does.',
    },
    {
      id: 'own-shop',
      title: 'My own shop waits for approval',
      steps: [
        'Nobody approves their own shop',
        'It stays in the queue until another coordinator looks at it',
      ],
    },
    {
      id: 'suspend',
      title: 'Put a shop on pause',
      steps: [
        'Open “Shops” and press the shop',
        'Press “Put the shop on pause”, choose the last day, and whether open vouchers are honoured or given back',
        'Press a reason: the shop reads it whole',
      ],
      note: 'It ends by itself on its day, or you welcome the shop back before.',
    },
  ],
};
