/**
 * React Aria's own strings in Thai: it ships 34 languages and not this one. Named by the folder of the string
 * set they stand for (`react-aria/dist/private/intl/<name>`); `vite-plugin.ts` puts them in its place.
 */
type Values = Record<string, string | number | boolean>;
type Formatter = { number: (value: string | number | boolean | undefined) => string };
type Strings = Record<string, string | ((values: Values, formatter: Formatter) => string)>;

export const autocomplete: Strings = { collectionLabel: 'คำแนะนำ' };

export const breadcrumbs: Strings = { breadcrumbs: 'เส้นทางของหน้า' };

export const calendar: Strings = {
  previous: 'ก่อนหน้า',
  next: 'ถัดไป',
  selectedDateDescription: ({ date }) => `วันที่เลือก: ${date}`,
  selectedRangeDescription: ({ dateRange }) => `ช่วงที่เลือก: ${dateRange}`,
  todayDate: ({ date }) => `วันนี้ ${date}`,
  todayDateSelected: ({ date }) => `วันนี้ ${date} เลือกแล้ว`,
  dateSelected: ({ date }) => `${date} เลือกแล้ว`,
  startRangeSelectionPrompt: 'กดเพื่อเลือกวันแรก',
  finishRangeSelectionPrompt: 'กดเพื่อเลือกวันสุดท้าย',
  minimumDate: 'วันแรกที่เลือกได้',
  maximumDate: 'วันสุดท้ายที่เลือกได้',
  dateRange: ({ startDate, endDate }) => `${startDate} ถึง ${endDate}`,
};

export const combobox: Strings = {
  focusAnnouncement: ({ isGroupChange, groupTitle, groupCount, optionText, isSelected }, formatter) =>
    `${isGroupChange ? `กลุ่ม ${groupTitle} มี ${formatter.number(groupCount)} รายการ ` : ''}${optionText}${isSelected ? ' เลือกแล้ว' : ''}`,
  countAnnouncement: ({ optionCount }, formatter) => `มีให้เลือก ${formatter.number(optionCount)} รายการ`,
  selectedAnnouncement: ({ optionText }) => `${optionText} เลือกแล้ว`,
  buttonLabel: 'ดูรายการให้เลือก',
  listboxLabel: 'รายการให้เลือก',
};

export const datepicker: Strings = {
  era: 'ศักราช',
  year: 'ปี',
  month: 'เดือน',
  day: 'วันที่',
  hour: 'ชั่วโมง',
  minute: 'นาที',
  second: 'วินาที',
  dayPeriod: 'ก่อนหรือหลังเที่ยง',
  calendar: 'ปฏิทิน',
  startDate: 'วันเริ่ม',
  endDate: 'วันสิ้นสุด',
  weekday: 'วันในสัปดาห์',
  timeZoneName: 'เขตเวลา',
  selectedDateDescription: ({ date }) => `วันที่เลือก: ${date}`,
  selectedRangeDescription: ({ startDate, endDate }) => `ช่วงที่เลือก: ${startDate} ถึง ${endDate}`,
  selectedTimeDescription: ({ time }) => `เวลาที่เลือก: ${time}`,
};

export const grid: Strings = {
  deselectedItem: ({ item }) => `ไม่เลือก ${item} แล้ว`,
  select: 'เลือก',
  selectedCount: ({ count }, formatter) =>
    count === 0 ? 'ยังไม่ได้เลือกรายการใด' : `เลือกแล้ว ${formatter.number(count)} รายการ`,
  selectedAll: 'เลือกทุกรายการแล้ว',
  selectedItem: ({ item }) => `เลือก ${item} แล้ว`,
  longPressToSelect: 'กดค้างเพื่อเริ่มเลือก',
};

export const menu: Strings = { longPressMessage: 'กดค้าง หรือกด Alt กับลูกศรลง เพื่อเปิดเมนู' };

export const numberfield: Strings = {
  decrease: ({ fieldLabel }) => `ลด${fieldLabel ?? ''}`,
  increase: ({ fieldLabel }) => `เพิ่ม${fieldLabel ?? ''}`,
  numberField: 'ช่องตัวเลข',
};

export const overlays: Strings = { dismiss: 'ปิด' };

export const searchfield: Strings = { 'Clear search': 'ล้างคำค้น' };

export const spinbutton: Strings = { Empty: 'ว่าง' };

export const table: Strings = {
  select: 'เลือก',
  selectAll: 'เลือกทั้งหมด',
  sortable: 'เรียงลำดับได้',
  ascending: 'น้อยไปมาก',
  descending: 'มากไปน้อย',
  ascendingSort: ({ columnName }) => `เรียงตาม ${columnName} จากน้อยไปมาก`,
  descendingSort: ({ columnName }) => `เรียงตาม ${columnName} จากมากไปน้อย`,
  columnSize: ({ value }) => `${value} พิกเซล`,
  resizerDescription: 'กด Enter เพื่อเริ่มปรับความกว้าง',
  expand: 'ขยาย',
  collapse: 'ย่อ',
};

export const tag: Strings = { removeDescription: 'กด Delete เพื่อเอาออก', removeButtonLabel: 'เอาออก' };

export const toast: Strings = {
  close: 'ปิด',
  notifications: ({ count }, formatter) => `ข้อความแจ้ง ${formatter.number(count)} รายการ`,
};

export const tree: Strings = { expand: 'ขยาย', collapse: 'ย่อ' };

/** react-aria-components' own set. */
export const components: Strings = {
  selectPlaceholder: 'เลือกหนึ่งรายการ',
  tableResizer: 'ปรับความกว้าง',
  dropzoneLabel: 'วางไฟล์ที่นี่',
  colorSwatchPicker: 'ตัวอย่างสี',
};

/** react-stately's messages of a date field. */
export const datepickerValidation: Strings = {
  rangeUnderflow: ({ minValue }) => `ต้องเป็น ${minValue} หรือหลังจากนั้น`,
  rangeOverflow: ({ maxValue }) => `ต้องเป็น ${maxValue} หรือก่อนหน้านั้น`,
  rangeReversed: 'วันเริ่มต้องมาก่อนวันสิ้นสุด',
  unavailableDate: 'วันที่นี้เลือกไม่ได้',
};
